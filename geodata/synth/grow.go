package synth

import (
	"fmt"

	"github.com/draftlines/draftlines/geodata"
)

// Factors say how many times as much there shall be of each; 1 leaves it alone.
type Factors struct {
	Areas, Clauses, Drafts int
}

func (f Factors) String() string {
	return fmt.Sprintf("%d× areas, %d× clauses, %d× drafts", f.Areas, f.Clauses, f.Drafts)
}

// Grow multiplies an atlas that has its geometry and none of the lines that
// follow from it, as package source loads it; the atlas is not changed. The
// number of areas comes near the factor, those of clauses and drafts are exact.
// It fails for factors below 1, and where the ground cannot be cut.
func Grow(a *geodata.Atlas, f Factors) (*geodata.Atlas, error) {
	if min(f.Areas, f.Clauses, f.Drafts) < 1 {
		return nil, fmt.Errorf("synth: grow by %v: a factor is below 1", f)
	}
	r := a.Records
	if f.Areas > 1 {
		if err := growAreas(&r, f.Areas); err != nil {
			return nil, fmt.Errorf("synth: grow by %v: %w", f, err)
		}
	}
	if f.Clauses > 1 {
		growClauses(&r, f.Clauses)
	}
	if f.Drafts > 1 {
		growDrafts(&r, f.Drafts)
	}
	grown, err := geodata.New(r)
	if err != nil {
		return nil, fmt.Errorf("synth: grow by %v: %w", f, err)
	}
	return grown, nil
}

// synthetic is the id of the nth thing made of the one with the id.
func synthetic[ID ~string](n int, id ID) ID {
	return ID(fmt.Sprintf("%s%d-%s", geodata.SyntheticPrefix, n, id))
}

// mapped copies records and changes the copies.
func mapped[T any](records []*T, change func(*T)) []*T {
	out := make([]*T, len(records))
	for i, r := range records {
		c := *r
		change(&c)
		out[i] = &c
	}
	return out
}
