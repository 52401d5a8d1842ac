// Package embedded holds a built site in the program itself: with the build tag
// embed, Site is the archive that "site pack" wrote beside this file. "make
// binary" does both. Without the tag, as in all other builds, Site is empty.
package embedded
