//go:build !embed

package embedded

// Site is empty: this program serves folders only.
var Site []byte
