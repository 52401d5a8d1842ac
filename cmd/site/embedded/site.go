//go:build embed

package embedded

import _ "embed"

// Site is a packed site, for serve.Unpack.
//
//go:embed site.zip
var Site []byte
