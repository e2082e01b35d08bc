package org.caseledger.query.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caseledger.events.SealedText;
import org.caseledger.events.TextSeal.Opened;
import org.caseledger.query.log.Leaves.Leaf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts that are sealed in events, opened where nobody erased them, each with the salt of its commitment. */
final class OpenedTexts {

    private final JsonMapper json;
    private final Function<SealedText, Optional<Opened>> seal;

    OpenedTexts(JsonMapper json, Function<SealedText, Optional<Opened>> seal) {
        this.json = json;
        this.seal = seal;
    }

    /** In the order of the events, and within an event in the order in which they stand there. */
    List<Opened> in(List<Leaf> leaves) {
        List<Opened> opened = new ArrayList<>();
        leaves.forEach(leaf -> find(json.readTree(leaf.bytes()).get("payload"), opened));
        return opened;
    }

    /** A sealed text is an object with a commitment, wherever it stands. */
    private void find(JsonNode node, List<Opened> opened) {
        if (node.hasNonNull("commitment") && node.hasNonNull("sealed")) {
            seal.apply(json.treeToValue(node, SealedText.class)).ifPresent(opened::add);
        } else {
            node.forEach(child -> find(child, opened));
        }
    }
}
