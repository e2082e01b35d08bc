package org.caseledger.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tree")
class TreeTest {

    /** The leaves and roots of Certificate Transparency's own tests (google/certificate-transparency, merkle_tree_test). */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void has_the_published_roots() {
        Tree tree = new Tree(new MemoryLogStore());

        assertThat(tree.root(0).base64()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.append(Hash.ofLeaf(HexFormat.of().parseHex(LEAVES.get(i))));
            String root = HexFormat.of()
                    .formatHex(Base64.getDecoder().decode(tree.root(i + 1).base64()));
            assertThat(root).isEqualTo(ROOTS.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 300, 511, 512, 700})
    void gives_roots_and_proofs_as_the_RFC_defines_them(int size) {
        MemoryLeaves leaves = MemoryLeaves.of(size);
        Tree tree = grown(new Tree(new MemoryLogStore()), leaves);

        assertThat(tree.root(size)).isEqualTo(Rfc6962.root(leaves.all));
        for (int at : some(size)) {
            assertThat(tree.root(at)).isEqualTo(Rfc6962.root(leaves.all.subList(0, at)));
            assertThat(tree.consistency(at, size)).isEqualTo(Rfc6962.proof(at, leaves.all));
            if (at < size) {
                assertThat(tree.inclusion(at, size)).isEqualTo(Rfc6962.path(at, leaves.all));
            }
        }
    }

    private static int[] some(int size) {
        return Stream.of(0, 1, 2, 100, 255, 256, 257, 400, 512, 699, size - 1, size)
                .filter(at -> at >= 0 && at <= size)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** 70,000 leaves: tiles of three levels, as the example in C2SP tlog-tiles has them. */
    @Test
    void has_tiles_of_the_widths_that_the_format_gives() {
        long size = 70_000;

        assertThat(new Tile(0, 272).widthIn(size)).isEqualTo(256);
        assertThat(new Tile(0, 273).widthIn(size)).isEqualTo(112);
        assertThat(new Tile(1, 0).widthIn(size)).isEqualTo(256);
        assertThat(new Tile(1, 1).widthIn(size)).isEqualTo(17);
        assertThat(new Tile(2, 0).widthIn(size)).isEqualTo(1);
        assertThat(new Tile(0, 274).widthIn(size)).isZero();
        assertThat(new Tile(3, 0).widthIn(size)).isZero();
        assertThat(new Tile(63, 0).widthIn(Long.MAX_VALUE)).isZero();
    }

    @Test
    void is_the_same_after_it_was_made_again_from_kept_tiles() {
        MemoryLeaves leaves = MemoryLeaves.of(70_000);
        MemoryLogStore store = new MemoryLogStore();
        Tree tree = grown(new Tree(store), leaves);
        tree.keepFull();

        Tree again = new Tree(store);
        assertThat(again.size()).isEqualTo(273 * 256);
        grown(again, leaves);

        assertThat(again.root(70_000)).isEqualTo(tree.root(70_000)).isEqualTo(Rfc6962.root(leaves.all));
        assertThat(again.inclusion(65_536, 70_000)).isEqualTo(Rfc6962.path(65_536, leaves.all));
        assertThat(again.consistency(65_537, 70_000)).isEqualTo(Rfc6962.proof(65_537, leaves.all));
        assertThat(again.hashes(new Tile(1, 1), 17)).isEqualTo(tree.hashes(new Tile(1, 1), 17));
    }

    private static Tree grown(Tree tree, MemoryLeaves leaves) {
        leaves.read(tree.size(), leaves.all.size()).forEach(leaf -> tree.append(Hash.ofLeaf(leaf)));
        return tree;
    }
}
