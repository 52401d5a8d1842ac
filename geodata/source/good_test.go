package source

import (
	"os"
	"testing"
)

const goodDir = "testdata/good"

func TestGoodHasNoProblem(t *testing.T) {
	_, problems := Load(os.DirFS(goodDir))
	for _, p := range problems {
		t.Error(p)
	}
}
