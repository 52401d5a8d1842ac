package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestPictures takes the pictures of the site anew when DRAFTLINES_PICTURES
// names the folder web/; make picture does that.
func TestPictures(t *testing.T) {
	dir := os.Getenv("DRAFTLINES_PICTURES")
	if dir == "" {
		t.Skip("only make picture takes the pictures of the site")
	}
	site := browsertest.Site(t)
	wide := browsertest.Open(t, site, browsertest.Reader{Width: 1280, Height: 800})
	narrow := browsertest.Open(t, site, browsertest.Reader{Width: 390, Height: 844, Touch: true, Scale: 1.5})
	for _, tab := range []*browsertest.Tab{wide, narrow} {
		tab.Goto("/draft/us-28")
		tab.Takeover()
	}
	for name, picture := range map[string][]byte{
		"docs/map.png":           wide.Screenshot("readme"),
		"screenshot-wide.webp":   webp(t, wide),
		"screenshot-narrow.webp": webp(t, narrow),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// heaviest is what a screenshot of the manifest may weigh, in bytes.
const heaviest = 100_000

// webp takes a screenshot as good as it can be without being too heavy.
func webp(t *testing.T, tab *browsertest.Tab) (picture []byte) {
	t.Helper()
	for quality := int64(85); quality >= 40; quality -= 5 {
		tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			answer, err := cdp.Call(ctx, target, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: &quality})
			if err != nil {
				return err
			}
			picture = answer.Data
			return nil
		}))
		if len(picture) <= heaviest {
			return picture
		}
	}
	t.Fatalf("the screenshot has %d bytes, want at most %d", len(picture), heaviest)
	return nil
}

// TestScreenshotsAreLight: readers load them when they are asked whether to
// install the site.
func TestScreenshotsAreLight(t *testing.T) {
	for _, name := range []string{"screenshot-wide.webp", "screenshot-narrow.webp"} {
		info, err := os.Stat(filepath.Join("..", "..", "web", name))
		if err != nil {
			t.Error(err)
		} else if info.Size() > heaviest || info.Size() < 10_000 {
			t.Errorf("%s has %d bytes", name, info.Size())
		}
	}
}
