package org.caseledger.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.Role;

/**
 * Who may sign in.
 *
 * @param accounts by name
 */
record Accounts(Map<String, Account> accounts) {

    /**
     * One person's account.
     *
     * @param password encoded, with the encoder's id before it
     */
    record Account(String name, Role role, String password) {}

    private static final String DEMO_PASSWORD = "{noop}demo";

    /** The demo's people. Everybody knows their password, so the demo listens on the loopback address alone. */
    static Accounts demo() {
        Map<String, Account> accounts = new TreeMap<>();
        demo(accounts, "qa.lead", Role.QA_LEAD);
        demo(accounts, "auditor.one", Role.AUDITOR);
        demo(accounts, "auditor.two", Role.AUDITOR);
        demo(accounts, "moderator.one", Role.MODERATOR);
        demo(accounts, "manager.one", Role.MANAGER);
        demo(accounts, "director.one", Role.DIRECTOR);
        demo(accounts, "inspector.one", Role.INSPECTOR);
        demo(accounts, "dpo.one", Role.DPO);
        demo(accounts, "admin", Role.ADMIN);
        return new Accounts(accounts);
    }

    /** The one account that a ledger outside the demo begins with. */
    static Accounts admin(String encodedPassword) {
        return new Accounts(Map.of("admin", new Account("admin", Role.ADMIN, encodedPassword)));
    }

    boolean contains(String name) {
        return accounts.containsKey(name);
    }

    Collection<Account> all() {
        return accounts.values();
    }

    private static void demo(Map<String, Account> accounts, String name, Role role) {
        accounts.put(name, new Account(name, role, DEMO_PASSWORD));
    }
}
