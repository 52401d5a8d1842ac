package build

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
)

// Shortcut is an entry of the menu that an installed app has at its icon.
type Shortcut struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Path        string `json:"url"`
}

// Screenshot is a picture that a browser shows when it offers to install the
// app.
type Screenshot struct {
	File  string // in web/, a WebP, which is a third of a PNG here
	Label string // what is seen, for readers who do not see it
	Wide  bool   // for large windows, or else for phones
}

const paper = "#fbfaf6" // the colour of --paper in web/styles.css

type manifestImage struct {
	Src     string `json:"src"`
	Type    string `json:"type"`
	Sizes   string `json:"sizes"`
	Purpose string `json:"purpose,omitempty"`
	Form    string `json:"form_factor,omitempty"`
	Label   string `json:"label,omitempty"`
}

// manifest describes the app to browsers that install it. go-app's own has no
// id, language, shortcuts or screenshots, and empty purposes (http.go).
type manifest struct {
	ID          string            `json:"id"`
	Name        string            `json:"name"`
	ShortName   string            `json:"short_name"`
	Description string            `json:"description"`
	Lang        string            `json:"lang"`
	Dir         string            `json:"dir"`
	StartURL    string            `json:"start_url"`
	Scope       string            `json:"scope"`
	Display     string            `json:"display"`
	Background  string            `json:"background_color"`
	Theme       string            `json:"theme_color"`
	Categories  []string          `json:"categories"`
	Launch      map[string]string `json:"launch_handler"`
	Icons       []manifestImage   `json:"icons"`
	Screenshots []manifestImage   `json:"screenshots,omitempty"`
	Shortcuts   []Shortcut        `json:"shortcuts,omitempty"`
}

// addManifest writes the app's manifest.
func addManifest(files Files, s Site) error {
	m := manifest{
		ID: "/", Name: s.Name, ShortName: s.Name, Description: s.Description,
		Lang: "en", Dir: "ltr", StartURL: "/", Scope: "/", Display: "standalone",
		Background: paper, Theme: paper,
		Categories: []string{"news", "education", "reference"},
		// A link opens in the window that is there.
		Launch: map[string]string{"client_mode": "navigate-existing"},
		Icons: []manifestImage{
			{Src: icon192, Type: "image/png", Sizes: "192x192"},
			{Src: icon512, Type: "image/png", Sizes: "512x512"},
			{Src: iconMaskable, Type: "image/png", Sizes: "512x512", Purpose: "maskable"},
			{Src: iconSVG, Type: "image/svg+xml", Sizes: "any"},
		},
		Shortcuts: s.Shortcuts,
	}
	for _, shot := range s.Screenshots {
		width, height, err := sizeOfWebP(files["web/"+shot.File])
		if err != nil {
			return fmt.Errorf("the screenshot web/%s: %w; make picture takes it", shot.File, err)
		}
		form := "narrow"
		if shot.Wide {
			form = "wide"
		}
		m.Screenshots = append(m.Screenshots, manifestImage{
			Src: "/web/" + shot.File, Type: "image/webp", Sizes: fmt.Sprintf("%dx%d", width, height),
			Form: form, Label: shot.Label,
		})
	}
	for _, short := range s.Shortcuts {
		if _, ok := files[pageFile(short.Path)]; !ok {
			return fmt.Errorf("the shortcut %q leads to %s, where there is no page", short.Name, short.Path)
		}
	}
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	files[manifestFile] = append(content, '\n')
	return nil
}

// sizeOfWebP reads the size in pixels of a WebP as browsers write it, with the
// extended header (RFC 9649, section 2.7) or lossy and without (section 2.5, and
// RFC 6386, section 9.1).
func sizeOfWebP(content []byte) (width, height int, err error) {
	if len(content) < 30 || string(content[:4]) != "RIFF" || string(content[8:12]) != "WEBP" {
		return 0, 0, errors.New("not a WebP")
	}
	switch string(content[12:16]) {
	case "VP8X": // three bytes each, one less than the size
		return int(content[24]) + int(content[25])<<8 + int(content[26])<<16 + 1,
			int(content[27]) + int(content[28])<<8 + int(content[29])<<16 + 1, nil
	case "VP8 ":
		const sizeBits = 1<<14 - 1 // above them is how much to enlarge it
		width = int(binary.LittleEndian.Uint16(content[26:]) & sizeBits)
		return width, int(binary.LittleEndian.Uint16(content[28:]) & sizeBits), nil
	}
	return 0, 0, errors.New("a WebP of another kind than browsers take screenshots in")
}
