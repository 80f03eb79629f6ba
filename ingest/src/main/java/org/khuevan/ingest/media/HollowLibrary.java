package org.khuevan.ingest.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// A shared library of Linux with nothing in it.
///
/// The ffmpeg at hand can record screens and microphones, so it does not start where the libraries
/// of X and of sound are missing: on nearly every server. Nothing here ever calls them, and
/// functions are looked up when they are first called; so it is enough that there are libraries of
/// these names.
///
/// @param name of the file
/// @param versions that whoever asks for the library wants of it
/// @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">ELF</a>
record HollowLibrary(String name, List<String> versions) {

    private static final List<HollowLibrary> ALL =
            List.of(
                    new HollowLibrary("libxcb.so.1", List.of()),
                    new HollowLibrary("libxcb-shm.so.0", List.of()),
                    new HollowLibrary("libasound.so.2", List.of("ALSA_0.9", "ALSA_0.9.0rc4")),
                    new HollowLibrary("libpulse.so.0", List.of("PULSE_0")));

    private static final int HEADER = 64;
    private static final int SEGMENT = 56;
    private static final int SEGMENTS = 3;
    private static final int TABLES = HEADER + SEGMENTS * SEGMENT;
    private static final int SYMBOL = 24;
    private static final int HASHES = 16;
    private static final int SYMBOLS = TABLES + HASHES;
    private static final int SYMBOL_VERSIONS = SYMBOLS + SYMBOL;
    private static final int VERSIONS = SYMBOL_VERSIONS + 8;
    private static final int VERSION = 28;
    private static final int ENTRY = 16;
    private static final int ENTRIES = 10;

    HollowLibrary {
        versions = List.copyOf(versions);
    }

    /// Puts all that are missing beside a program.
    ///
    /// @param program of the machine that the libraries are for
    static void putBeside(Path program) throws IOException {
        for (HollowLibrary library : ALL) {
            Path file = program.resolveSibling(library.name);
            if (!Files.exists(file)) {
                Path incoming = Files.createTempFile(program.getParent(), "library-", "");
                Files.write(incoming, library.bytes(machine(program)));
                Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static short machine(Path program) throws IOException {
        try (var in = Files.newInputStream(program)) {
            return ByteBuffer.wrap(in.readNBytes(HEADER))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getShort(18);
        }
    }

    private byte[] bytes(short machine) {
        // The first of its versions is the library itself.
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(versions);
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        strings.write(0);
        List<Integer> places = new ArrayList<>();
        for (String one : all) {
            places.add(strings.size());
            strings.writeBytes((one + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        int text = VERSIONS + all.size() * VERSION;
        int dynamic = (text + strings.size() + 7) / 8 * 8;
        int end = dynamic + ENTRIES * ENTRY;
        ByteBuffer file = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
        header(file, machine);
        // To be loaded whole and written to, for the linker notes down in it where it is; found
        // here; and with a stack that is not run.
        segment(file, 1, 0, end);
        segment(file, 2, dynamic, end - dynamic);
        segment(file, 0x6474e551, 0, 0);
        file.putInt(1).putInt(1);
        file.position(VERSIONS);
        for (int i = 0; i < all.size(); i++) {
            version(file, i, places.get(i), all.get(i), i == all.size() - 1);
        }
        file.put(strings.toByteArray());
        file.position(dynamic);
        entry(file, 14, places.getFirst());
        entry(file, 4, TABLES);
        entry(file, 5, text);
        entry(file, 10, strings.size());
        entry(file, 6, SYMBOLS);
        entry(file, 11, SYMBOL);
        entry(file, 0x6ffffff0, SYMBOL_VERSIONS);
        entry(file, 0x6ffffffc, VERSIONS);
        entry(file, 0x6ffffffd, all.size());
        return file.array();
    }

    private static void header(ByteBuffer file, short machine) {
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        file.putShort((short) 3).putShort(machine).putInt(1);
        file.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        file.putShort((short) HEADER).putShort((short) SEGMENT).putShort((short) SEGMENTS);
        file.putShort((short) HEADER).putShort((short) 0).putShort((short) 0);
    }

    private static void segment(ByteBuffer file, int type, long from, long size) {
        file.putInt(type).putInt(6);
        file.putLong(from).putLong(from).putLong(from);
        file.putLong(size).putLong(size).putLong(type == 1 ? 0x10000 : 8);
    }

    private static void version(ByteBuffer file, int number, int at, String name, boolean last) {
        file.putShort((short) 1).putShort((short) (number == 0 ? 1 : 0));
        file.putShort((short) (number + 1)).putShort((short) 1);
        file.putInt(hash(name)).putInt(20).putInt(last ? 0 : VERSION);
        file.putInt(at).putInt(0);
    }

    private static void entry(ByteBuffer file, long tag, long value) {
        file.putLong(tag).putLong(value);
    }

    /// As ELF hashes names.
    private static int hash(String name) {
        int hash = 0;
        for (byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash << 4) + letter;
            int high = hash & 0xf0000000;
            hash = (hash ^ high >>> 24) & ~high;
        }
        return hash;
    }
}
