// Checks a transparency log with the implementation of the Go project, which shares no code with ours: opens the
// checkpoint with the verifier key and with those of the policy, checks the cosignatures of the policy's witnesses, recomputes
// the root from the entry bundles, and reads every leaf hash through the tiles.
//
// The one argument is a folder that holds what the log serves, under its own addresses: checkpoint, vkey, policy, tile/...
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
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
	origin, tree, witnesses := open()
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
	fmt.Printf("%s %d %v, cosigned by %d witnesses\n", origin, tree.N, root, witnesses)
}

func open() (string, tlog.Tree, int) {
	own, err := note.NewVerifier(strings.TrimSpace(string(read("vkey"))))
	check(err)
	_, err = note.Open(read("checkpoint"), note.VerifierList(own))
	check(err)
	var logs []note.Verifier
	var witnesses []string
	for _, line := range strings.Split(string(read("policy")), "\n") {
		words := strings.Fields(line)
		if len(words) == 2 && words[0] == "log" {
			verifier, err := note.NewVerifier(words[1])
			check(err)
			logs = append(logs, verifier)
		} else if len(words) == 3 && words[0] == "witness" {
			witnesses = append(witnesses, words[2])
		}
	}
	signed, err := note.Open(read("checkpoint"), note.VerifierList(logs...))
	check(err)
	cosigned := 0
	for _, witness := range witnesses {
		if cosignature(signed, witness) {
			cosigned++
		}
	}
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return lines[0], tree, cosigned
}

// cosignature says whether a witness has cosigned, and stops where its cosignature is wrong (C2SP tlog-cosignature).
func cosignature(signed *note.Note, vkey string) bool {
	parts := strings.SplitN(vkey, "+", 3)
	typed, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	if typed[0] != 4 || fmt.Sprintf("%x", id[:4]) != parts[1] {
		log.Fatalf("%s is no key of a witness", vkey)
	}
	for _, line := range signed.UnverifiedSigs {
		if line.Name == parts[0] && line.Hash == binary.BigEndian.Uint32(id[:]) {
			bytes, err := base64.StdEncoding.DecodeString(line.Base64)
			check(err)
			time := binary.BigEndian.Uint64(bytes[4:])
			message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, signed.Text)
			if !ed25519.Verify(typed[1:], []byte(message), bytes[12:]) {
				log.Fatalf("the cosignature of %s is wrong", parts[0])
			}
			return true
		}
	}
	return false
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
