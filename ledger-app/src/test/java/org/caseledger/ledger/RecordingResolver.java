package org.caseledger.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Writes every host name that a process looks up into a file, where it was given one, and looks it up as ever. */
public final class RecordingResolver extends InetAddressResolverProvider {

    /** The system property that names the file. */
    static final String FILE = "caseledger.test.lookups";

    /** Looks one name up, to show that it is recorded. */
    public static void main(String[] names) throws UnknownHostException {
        System.out.println(InetAddress.getByName(names[0]));
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver builtin = configuration.builtinResolver();
        String file = System.getProperty(FILE);
        return file == null ? builtin : new Recording(builtin, Path.of(file));
    }

    @Override
    public String name() {
        return "recording";
    }

    private record Recording(InetAddressResolver builtin, Path file) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            write(host);
            return builtin.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            InetAddress known = InetAddress.getByAddress(address);
            write(known.isLoopbackAddress() ? "localhost" : HexFormat.of().formatHex(address));
            return builtin.lookupByAddress(address);
        }

        private synchronized void write(String name) {
            try {
                Files.writeString(file, name + "\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
