package picture

import (
	"testing"

	"github.com/draftlines/draftlines/app"
)

// BenchmarkPictures paints a twin and a card with a map of the whole country, and
// of a part of it, which has no ground in common with others, and says how many
// kilobytes they have.
func BenchmarkPictures(b *testing.B) {
	m := maker()
	p, err := m.painter()
	if err != nil {
		b.Fatal(err)
	}
	pics := map[string]app.Picture{}
	for _, pic := range app.Pictures(site()) {
		pics[pic.Path] = pic
	}
	for _, path := range []string{"/draft/us-28", "/area/donetsk-held"} {
		b.Run("twin"+path, func(b *testing.B) {
			still := m.still(p, path, twinWindow())
			painted(b, func() *canvas { return p.paint(twin(p.styles, pics[path], still), twinScale, nil) })
		})
		b.Run("card"+path, func(b *testing.B) {
			still := m.still(p, path, cardWindow())
			painted(b, func() *canvas { return p.paint(cardOf(p.styles, pics[path], still).drawing, 1, nil) })
		})
	}
}

func painted(b *testing.B, paint func() *canvas) {
	size := 0
	for b.Loop() {
		content, err := encode(paint())
		if err != nil {
			b.Fatal(err)
		}
		size = len(content)
	}
	b.ReportMetric(float64(size)/1000, "kB")
}
