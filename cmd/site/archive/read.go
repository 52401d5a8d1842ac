package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

const (
	manifestExt   = ".json"
	objectsFolder = "objects"
)

// Rule says what is wrong with a file of an archive. Its name is stable.
type Rule string

// The rules of an archive.
const (
	RuleFileUnknown   Rule = "file-unknown"   // neither a manifest nor the objects
	RuleSyntax        Rule = "manifest"       // not a manifest, or one that was changed
	RuleName          Rule = "manifest-name"  // a manifest under another day's name
	RulePath          Rule = "path"           // a path that a site cannot have
	RulePathTwice     Rule = "path-twice"     // two editions have other bytes at one path
	RuleObjectMissing Rule = "object-missing" // a manifest names it, and it cannot be read
	RuleObjectHash    Rule = "object-hash"    // its bytes are not those of its name
)

// Fault is a file of an archive that cannot be trusted.
type Fault struct {
	File    string // in the archive, or the folder itself
	Edition string // that cannot be published; empty if none is known
	Rule    Rule
	Detail  string
}

func (f Fault) Error() string {
	of := ""
	if f.Edition != "" {
		of = "edition " + f.Edition + ": "
	}
	return fmt.Sprintf("%s: %s%s: %s", f.File, of, f.Rule, f.Detail)
}

// reader reads an archive and collects faults.
type reader struct {
	*Archive
	faults []error
	paths  map[string]named
}

// named is who names a path, and with which sum.
type named struct{ edition, sum string }

func (r *reader) fault(file, edition string, rule Rule, format string, args ...any) {
	r.faults = append(r.faults, Fault{filepath.Join(r.dir, file), edition, rule, fmt.Sprintf(format, args...)})
}

func (r *reader) readEntry(e fs.DirEntry) {
	name := e.Name()
	switch {
	case name == objectsFolder && e.IsDir(), name == "README.md", strings.HasPrefix(name, "."):
	case !e.IsDir() && strings.HasSuffix(name, manifestExt):
		r.readManifest(name)
	default:
		r.fault(name, "", RuleFileUnknown, "an archive of editions has manifests and objects only; is this the right folder?")
	}
}

func (r *reader) readManifest(file string) {
	edition := strings.TrimSuffix(file, manifestExt)
	content, err := os.ReadFile(filepath.Join(r.dir, file))
	if err != nil {
		r.fault(file, edition, RuleSyntax, "it cannot be read: %v", err)
		return
	}
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil || len(bytes.TrimSpace(content[d.InputOffset():])) > 0 {
		r.fault(file, edition, RuleSyntax, "it is not a manifest (%v)", err)
		return
	}
	before := len(r.faults)
	r.checkManifest(m, edition)
	if len(r.faults) > before {
		return
	}
	r.checkPaths(m)
	for _, name := range m.paths() {
		r.readObject(m, name)
	}
	r.manifests = append(r.manifests, m)
	slices.SortFunc(r.manifests, func(x, y Manifest) int { return strings.Compare(x.Edition, y.Edition) })
}

var sumForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// checkManifest is about what a manifest says, without its objects.
func (r *reader) checkManifest(m Manifest, edition string) {
	file := edition + manifestExt
	if _, err := time.Parse(time.DateOnly, edition); err != nil {
		r.fault(file, edition, RuleName, "an edition is named after a day, as in 2026-11-20")
		return
	}
	if m.Edition != edition {
		r.fault(file, edition, RuleName, "the manifest is of the edition %q", m.Edition)
	}
	for _, name := range m.paths() {
		if !validPath(name) || !sumForm.MatchString(m.Files[name].SHA256) {
			r.fault(file, edition, RulePath, "%q with the sum %q cannot be a file of a site", name, m.Files[name].SHA256)
		}
	}
	switch {
	case len(m.Files) == 0:
		r.fault(file, edition, RuleSyntax, "the edition has no files")
	case m.Digest != m.digest():
		r.fault(file, edition, RuleSyntax, "the list of files is not the one that the digest was made of")
	}
}

// validPath reports whether a path can be that of a published file: inside the
// site, in a folder, and not hidden.
func validPath(name string) bool {
	return fs.ValidPath(name) && strings.Contains(name, "/") && !strings.ContainsAny(name, "\\:") &&
		!strings.HasPrefix(name, ".") && !strings.Contains(name, "/.")
}

// checkPaths notes paths that an earlier manifest has with other bytes.
func (r *reader) checkPaths(m Manifest) {
	for _, name := range m.paths() {
		other, there := r.paths[name]
		if there && other.sum != m.Files[name].SHA256 {
			r.fault(m.Edition+manifestExt, m.Edition, RulePathTwice, "%s is in the edition %s with other bytes", name, other.edition)
		}
		r.paths[name] = named{m.Edition, m.Files[name].SHA256}
	}
}

func (r *reader) readObject(m Manifest, name string) {
	e := m.Files[name]
	content, known := r.objects[e.SHA256]
	if !known {
		var err error
		if content, err = os.ReadFile(filepath.Join(r.dir, objectPath(e.SHA256))); err != nil {
			r.fault(objectPath(e.SHA256), m.Edition, RuleObjectMissing, "%s needs it: %v", name, err)
			return
		}
		r.objects[e.SHA256] = content
	}
	if sum(content) != e.SHA256 || len(content) != e.Bytes {
		r.fault(objectPath(e.SHA256), m.Edition, RuleObjectHash, "%s has %d bytes with the sum %s, want %d bytes", name, len(content), sum(content), e.Bytes)
	}
}
