package org.caseledger.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A YAML file that must hold what is asked for. */
final class YamlFile {

    private YamlFile() {}

    static Map<String, Object> read(Path file) throws IOException {
        return map(new Yaml().load(Files.readString(file)));
    }

    /** Its names are texts. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object mapping) {
        return (Map<String, Object>) Objects.requireNonNull(mapping);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object sequence) {
        return (List<Object>) Objects.requireNonNull(sequence);
    }
}
