package source

import (
	"os"
	"testing"
)

// BenchmarkDecode reads the files that people edit; BenchmarkLoad also checks and
// links them.
func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		if _, problems := Decode(os.DirFS("..")); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, problems := Load(os.DirFS("..")); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
