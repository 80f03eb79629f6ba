package org.khuevan.ingest.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// The same picture, bit for bit as it is drawn, without what its file says beside it: place,
/// camera, owner, comments, small pictures of earlier states, and whatever hangs behind its end.
/// What colours mean and which side is up stays.
final class StrippedCopy {

    private static final Set<String> DROPPED_OF_PNG =
            Set.of("eXIf", "tEXt", "iTXt", "zTXt", "tIME");
    private static final Set<String> DROPPED_OF_WEBP = Set.of("EXIF", "XMP ");
    private static final int EXIF_AND_XMP = 0x0C;

    private StrippedCopy() {}

    /// @param orientation as EXIF has it, 1 to 8
    /// @return empty for formats that are not known, and for what does not follow them
    static Optional<byte[]> of(byte[] picture, String mediaType, int orientation) {
        try {
            return switch (mediaType) {
                case "image/jpeg" -> Optional.of(jpeg(ByteBuffer.wrap(picture), orientation));
                case "image/png" -> Optional.of(png(ByteBuffer.wrap(picture)));
                case "image/webp" -> Optional.of(webp(ByteBuffer.wrap(picture)));
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException
                | java.nio.BufferUnderflowException
                | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Segments (ITU-T T.81, annex B): those of applications go, but for JFIF, the colour profile
    /// and Adobe's, without which colours would be wrong.
    private static byte[] jpeg(ByteBuffer in, int orientation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.capacity());
        require(in.getShort() == (short) 0xFFD8);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        if (orientation > 1 && orientation <= 8) {
            out.writeBytes(upright(orientation));
        }
        while (true) {
            require(in.get() == (byte) 0xFF);
            int marker = in.get() & 0xFF;
            while (marker == 0xFF) {
                marker = in.get() & 0xFF;
            }
            if (marker == 0xD9) {
                out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
                return out.toByteArray();
            }
            int length = in.getShort() & 0xFFFF;
            byte[] segment = new byte[length - 2];
            in.get(segment);
            boolean application = marker >= 0xE0 && marker <= 0xEF || marker == 0xFE;
            if (!application || isNeeded(marker, segment)) {
                out.write(0xFF);
                out.write(marker);
                out.write(length >> 8);
                out.write(length);
                out.writeBytes(segment);
            }
            if (marker == 0xDA) {
                scan(in, out);
            }
        }
    }

    private static boolean isNeeded(int marker, byte[] segment) {
        String beginning = new String(segment, StandardCharsets.ISO_8859_1);
        return switch (marker) {
            case 0xE0 -> beginning.startsWith("JFIF\0");
            case 0xE2 -> beginning.startsWith("ICC_PROFILE\0");
            case 0xEE -> beginning.startsWith("Adobe");
            default -> false;
        };
    }

    /// The coded picture, up to the next marker that is part of the file's structure.
    private static void scan(ByteBuffer in, ByteArrayOutputStream out) {
        while (true) {
            byte next = in.get();
            if (next == (byte) 0xFF) {
                int marker = in.get(in.position()) & 0xFF;
                if (marker != 0 && (marker < 0xD0 || marker > 0xD7) && marker != 0xFF) {
                    in.position(in.position() - 1);
                    return;
                }
            }
            out.write(next);
        }
    }

    private static byte[] upright(int orientation) {
        return ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private static byte[] png(ByteBuffer in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.capacity());
        byte[] signature = new byte[8];
        in.get(signature);
        require(signature[1] == 'P' && signature[2] == 'N' && signature[3] == 'G');
        out.writeBytes(signature);
        while (true) {
            int length = in.getInt(in.position());
            byte[] chunk = new byte[Math.addExact(length, 12)];
            in.get(chunk);
            String type = new String(chunk, 4, 4, StandardCharsets.ISO_8859_1);
            if (!DROPPED_OF_PNG.contains(type)) {
                out.writeBytes(chunk);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
        }
    }

    private static byte[] webp(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.capacity());
        byte[] head = new byte[12];
        in.get(head);
        require(new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP"));
        out.writeBytes(head);
        int end =
                Math.min(
                        in.capacity(),
                        8 + ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        while (in.position() + 8 <= end) {
            int length = in.getInt(in.position() + 4);
            byte[] chunk =
                    new byte
                            [Math.min(
                                    end - in.position(), Math.addExact(8, length + (length & 1)))];
            in.get(chunk);
            String type = new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("VP8X")) {
                chunk[8] &= ~EXIF_AND_XMP;
            }
            if (!DROPPED_OF_WEBP.contains(type)) {
                out.writeBytes(chunk);
            }
        }
        byte[] all = out.toByteArray();
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(4, all.length - 8);
        return all;
    }

    private static void require(boolean follows) {
        if (!follows) {
            throw new IllegalArgumentException("not this format");
        }
    }
}
