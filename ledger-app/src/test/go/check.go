// Checks a transparency log with the implementation of the Go project, which shares no code with ours: opens the
// checkpoint with the verifier key, recomputes the root from the entry bundles, and reads every leaf hash through the tiles.
//
// The one argument is a folder that holds what the log serves, under its own addresses: checkpoint, vkey, tile/...
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

var folder = os.Args[1]

func main() {
	log.SetFlags(0)
	origin, tree := open()
	leaves := entries(tree.N)
	var hashes memory
	for i, leaf := range leaves {
		stored, err := tlog.StoredHashes(int64(i), leaf, &hashes)
		check(err)
		hashes = append(hashes, stored...)
	}
	root, err := tlog.TreeHash(tree.N, &hashes)
	check(err)
	if root != tree.Hash {
		log.Fatalf("the entries have the root %v, the checkpoint says %v", root, tree.Hash)
	}
	reader := tlog.TileHashReader(tree, tiles{})
	for i, leaf := range leaves {
		found, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(i))})
		check(err)
		if found[0] != tlog.RecordHash(leaf) {
			log.Fatalf("the tiles have another hash of entry %d", i)
		}
	}
	fmt.Printf("%s %d %v\n", origin, tree.N, root)
}

func open() (string, tlog.Tree) {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read("vkey"))))
	check(err)
	signed, err := note.Open(read("checkpoint"), note.VerifierList(verifier))
	check(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return lines[0], tree
}

func entries(size int64) [][]byte {
	var all [][]byte
	for n := int64(0); n*width < size; n++ {
		tile := tlog.Tile{H: 8, L: 0, N: n, W: int(min(width, size-n*width))}
		bundle := read("tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/"))
		for len(bundle) > 0 {
			length := binary.BigEndian.Uint16(bundle)
			all = append(all, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
	}
	return all
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// tiles are read as the log lays them out: without the height in their addresses.
type tiles struct{}

func (tiles) Height() int { return 8 }

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		data = append(data, read("tile/"+strings.TrimPrefix(tile.Path(), "tile/8/")))
	}
	return data, nil
}

type memory []tlog.Hash

func (m *memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		found = append(found, (*m)[index])
	}
	return found, nil
}

func read(name string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
