package build

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
)

// TestWritersAreLikeNew: what a file is compressed to does not depend on what was
// compressed before it.
func TestWritersAreLikeNew(t *testing.T) {
	text := func(n int) []byte {
		var b bytes.Buffer
		for i := range n {
			fmt.Fprintf(&b, "<li>%d, %d and %x</li>\n", i, i*i%1000, i*7919)
		}
		return b.Bytes()
	}
	for _, quality := range []int{5, 9, 10, 11} {
		sizes := []int{10, 2000, 300, 1000}
		if quality == 9 {
			sizes = append(sizes, 36_000, 100) // more than a megabyte, and what comes after it
		}
		for _, n := range sizes {
			content := text(n)
			var fresh bytes.Buffer
			w := brotli.NewWriterOptions(&fresh, brotli.WriterOptions{Quality: quality, LGWin: 22})
			w.Write(content)
			w.Close()
			got, err := brotliAt(quality)(content)
			if err != nil || !bytes.Equal(got, fresh.Bytes()) {
				t.Errorf("quality %d, %d bytes: %d bytes (%v), a new writer makes %d", quality, len(content), len(got), err, fresh.Len())
			}
			if back, err := io.ReadAll(brotli.NewReader(bytes.NewReader(got))); err != nil || !bytes.Equal(back, content) {
				t.Errorf("quality %d, %d bytes: something else comes back (%v)", quality, len(content), err)
			}
		}
	}
	content := text(500)
	first, err := gzipped(content)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := gzipped(text(20)); err != nil {
		t.Fatal(err)
	}
	if second, err := gzipped(content); err != nil || !bytes.Equal(first, second) {
		t.Errorf("gzip makes %d bytes and then %d (%v)", len(first), len(second), err)
	}
}

// BenchmarkSidecars compresses a page as pages of each quality are.
func BenchmarkSidecars(b *testing.B) {
	var page bytes.Buffer
	for i := range 5000 {
		fmt.Fprintf(&page, "<path d=\"M%d %dl%d %d\"/>", i*7919%9973, i*6007%7919, i%13, i%7)
	}
	for _, quality := range []int{shareQuality, embedQuality, pageQuality} {
		b.Run(fmt.Sprintf("brotli %d", quality), func(b *testing.B) {
			b.SetBytes(int64(page.Len()))
			for b.Loop() {
				if _, err := brotliAt(quality)(page.Bytes()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("gzip", func(b *testing.B) {
		b.SetBytes(int64(page.Len()))
		for b.Loop() {
			if _, err := gzipped(page.Bytes()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
