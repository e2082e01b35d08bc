package org.caseledger.events.stored;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.caseledger.events.ExemptionGround;

/** {@code AuditExempted} 1 to 2: an exemption from before grounds were asked for has one that nobody stated. */
final class AuditExemptedWithGround extends SingleEventUpcaster {

    private static final SerializedType FROM = new SimpleSerializedType("AuditExempted", "1");
    private static final SerializedType TO = new SimpleSerializedType("AuditExempted", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                TO, String.class, payload -> EventJson.withMember(payload, "ground", ExemptionGround.UNSTATED.name()));
    }
}
