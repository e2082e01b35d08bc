package org.caseledger.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Outside the demo the first start makes an administrator, whose password is printed once and kept only as a hash. */
final class FirstPassword {

    private static final int RANDOM_BYTES = 18;

    private FirstPassword() {}

    /** The administrator's encoded password, made at the first start. */
    static String encoded(Path data, PasswordEncoder encoder) {
        Path file = data.resolve("admin.password");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            String encoded = String.valueOf(encoder.encode(password));
            Files.createDirectories(data);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, encoded, StandardOpenOption.WRITE);
            System.out.println("First start: sign in as admin with the password " + password + " (shown only now)");
            return encoded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
