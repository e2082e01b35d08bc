package org.caseledger.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were measured on. */
final class Machine {

    private static final int SYNCS = 200;

    private Machine() {}

    /** Its description, in order. */
    static Map<String, String> describe(Path folder) throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("cpu", field(Path.of("/proc/cpuinfo"), "model name"));
        machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        long kilobytes =
                Long.parseLong(field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", ""));
        machine.put("memory", "%.1f GB".formatted(kilobytes / 1024.0 / 1024.0));
        machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        machine.put("disk", fsync(folder));
        machine.put("load before", load());
        return machine;
    }

    /** Of the last minute; a figure measured beside other work says less. */
    private static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? Files.readString(load).split(" ", 2)[0] : "unknown";
    }

    private static String field(Path file, String name) throws IOException {
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(name)) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return "0 (unknown)";
    }

    private static String fsync(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "fsync", "");
        Latencies latencies = new Latencies();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(4096));
                channel.force(false);
                latencies.add(System.nanoTime() - began);
            }
        }
        Files.delete(file);
        return "%s, 4 KiB written and forced in %.2f ms (p50), %.2f ms (p99)"
                .formatted(Files.getFileStore(folder).type(), latencies.percentile(50), latencies.percentile(99));
    }
}
