// Package source reads the files that people edit and says what is wrong with
// them, everything at once and in sentences for people who do not write code.
package source
