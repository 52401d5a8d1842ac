package edition_test

import (
	"os"
	"testing"

	"github.com/draftlines/draftlines/geodata/edition"
	"github.com/draftlines/draftlines/geodata/edition/press"
	"github.com/draftlines/draftlines/geodata/edition/records"
)

// BenchmarkBake makes the edition from the files that people edit.
func BenchmarkBake(b *testing.B) {
	for b.Loop() {
		if _, problems, err := press.Bake(os.DirFS(dataDir)); err != nil || len(problems) > 0 {
			b.Fatal(err, problems)
		}
	}
}

// BenchmarkLoad is what the browser's program does when it starts, and
// BenchmarkLoadRecords what the builder does.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, _, err := edition.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadRecords(b *testing.B) {
	for b.Loop() {
		if _, _, err := records.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
