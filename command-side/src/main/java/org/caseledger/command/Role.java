package org.caseledger.command;

/** What somebody is in the service. Which commands a role may send stands in {@code RoleMatrix}. */
public enum Role {
    QA_LEAD,
    AUDITOR,
    MODERATOR,
    MANAGER,
    DIRECTOR,
    INSPECTOR,
    DPO,
    ADMIN
}
