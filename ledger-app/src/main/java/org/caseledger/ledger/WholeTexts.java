package org.caseledger.ledger;

import org.caseledger.eventstore.WholeText;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/** Refuses texts with half a character. (In a name the parser refuses it.) */
final class WholeTexts extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && !WholeText.isWhole(text)) {
            throw new InvalidFormatException(parser, "half a character", text, String.class);
        }
        return text;
    }
}
