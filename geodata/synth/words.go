package synth

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
)

// scrambled is a text with its words in another order, which depends on the seed
// alone. It makes no sense, says so, and compresses about as well as prose.
func scrambled(text, seed string) string {
	words := strings.Fields(strings.TrimRight(text, "."))
	if len(words) == 0 {
		return text
	}
	h := fnv.New64a()
	h.Write([]byte(seed))
	rand.New(rand.NewPCG(h.Sum64(), 1)).Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return "Synthetic words: " + strings.Join(words, " ") + "."
}
