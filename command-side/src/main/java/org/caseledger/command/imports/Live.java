package org.caseledger.command.imports;

import org.axonframework.messaging.MetaData;
import org.caseledger.command.Records;
import org.caseledger.command.answers.CommandSender;

/** Tells an import's commands to the ledger. */
record Live(CommandSender sender, MetaData metadata, Records records) implements ImportTarget {

    @Override
    public int take(Object command) {
        return sender.send(command, metadata).events();
    }

    @Override
    public String authorityOf(String auditId) {
        return records.audit(auditId)
                .map(audit -> audit.state().allocated().authority())
                .orElse("");
    }
}
