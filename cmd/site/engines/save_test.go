package engines

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// catchSaved keeps what the page would download.
const catchSaved = `(() => {
	window.saved = [];
	let last;
	const create = URL.createObjectURL;
	URL.createObjectURL = (blob) => { last = blob; return create.call(URL, blob); };
	HTMLAnchorElement.prototype.click = function () { window.saved.push(last); };
	return true;
})()`

// lookAtSaving saves the map as a picture and looks at it.
func lookAtSaving(t *testing.T, in engine) {
	tab := open(t, in, desk, host(t).URL, "/draft/us-28")
	tab.takeover()
	eval[bool](tab, catchSaved)
	for i, kind := range []string{"svg", "png2"} {
		eval[bool](tab, `(document.getElementById("save").open = true, document.querySelector('[data-save="`+kind+`"]').click(), true)`)
		tab.wait(`document.getElementById("save-status").textContent !== "" && saved.length == ` + string(rune('1'+i)))
		if status := eval[string](tab, `document.getElementById("save-status").textContent`); status[:5] != "Saved" {
			t.Errorf("%s: %s", kind, status)
		}
		eval[bool](tab, `(document.getElementById("save-status").textContent = "", true)`)
	}
	files := eval[[]string](tab, `Promise.all(saved.map((blob) => new Promise((done) => {
		const reader = new FileReader();
		reader.onload = () => done(reader.result.split(",")[1]);
		reader.readAsDataURL(blob);
	})))`)
	svg, err := base64.StdEncoding.DecodeString(files[0])
	tab.must(err)
	for _, want := range []string{"The 28-point draft", "CC BY 4.0", "LUHANSK"} {
		if !bytes.Contains(svg, []byte(want)) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	for _, never := range []string{" class=", "var(", "NaN", "undefined"} {
		if bytes.Contains(svg, []byte(never)) {
			t.Errorf("the picture has %q", never)
		}
	}
	picture, err := base64.StdEncoding.DecodeString(files[1])
	tab.must(err)
	img, err := png.Decode(bytes.NewReader(picture))
	tab.must(err)
	if err := browsertest.Painted(img); err != nil {
		t.Error(err)
	}
}
