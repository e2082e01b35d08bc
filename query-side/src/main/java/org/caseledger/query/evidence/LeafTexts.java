package org.caseledger.query.evidence;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.SealedText;
import org.caseledger.query.log.Leaves.Leaf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts that are sealed in events as they are stored. */
record LeafTexts(JsonMapper json) {

    /** In the order of the events, and within an event in the order in which they stand there. */
    List<SealedText> in(List<Leaf> leaves) {
        List<SealedText> texts = new ArrayList<>();
        leaves.forEach(leaf -> find(json.readTree(leaf.bytes()).get("payload"), texts));
        return texts;
    }

    /** A sealed text is an object with a commitment, wherever it stands. */
    private void find(JsonNode node, List<SealedText> texts) {
        if (node.hasNonNull("commitment") && node.hasNonNull("sealed")) {
            texts.add(json.treeToValue(node, SealedText.class));
        } else {
            node.forEach(child -> find(child, texts));
        }
    }
}
