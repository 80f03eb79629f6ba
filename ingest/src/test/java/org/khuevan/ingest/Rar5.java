package org.khuevan.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/// RAR of version 5 with stored files, after its published format.
public final class Rar5 {

    private static final int MAIN = 1;
    private static final int FILE = 2;
    private static final int END = 5;
    private static final int WITH_DATA = 2;
    private static final int WITH_SUM = 4;
    private static final int UNIX = 1;
    private static final int REGULAR_FILE = 0100644;

    private Rar5() {}

    public static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream rar = new ByteArrayOutputStream();
        rar.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 1, 0});
        rar.writeBytes(block(fields(MAIN, 0, 0)));
        files.forEach((name, bytes) -> {
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            header.writeBytes(
                    fields(FILE, WITH_DATA, bytes.length, WITH_SUM, bytes.length, REGULAR_FILE));
            header.writeBytes(sum(bytes));
            byte[] path = name.getBytes(StandardCharsets.UTF_8);
            header.writeBytes(fields(0, UNIX, path.length));
            header.writeBytes(path);
            rar.writeBytes(block(header.toByteArray()));
            rar.writeBytes(bytes);
        });
        rar.writeBytes(block(fields(END, 0, 0)));
        return rar.toByteArray();
    }

    private static byte[] block(byte[] header) {
        ByteArrayOutputStream sized = new ByteArrayOutputStream();
        sized.writeBytes(fields(header.length));
        sized.writeBytes(header);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(sum(sized.toByteArray()));
        block.writeBytes(sized.toByteArray());
        return block.toByteArray();
    }

    private static byte[] sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .array();
    }

    /// Numbers of seven bits a byte, the lowest first; all but the last have the eighth set.
    private static byte[] fields(int... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number : numbers) {
            int left = number;
            while (left > 0x7F) {
                bytes.write(left & 0x7F | 0x80);
                left >>>= 7;
            }
            bytes.write(left);
        }
        return bytes.toByteArray();
    }
}
