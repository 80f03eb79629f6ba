package org.khuevan.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Archives as Keynote writes them since 2013: messages of Protocol Buffers, in pieces of Snappy.
final class IworkFixtures {

    private IworkFixtures() {}

    /// A presentation of two slides, of which the second one lies first in the file and has a note.
    static Map<String, byte[]> presentation() {
        byte[] order = joined(field(2, reference(20)), field(2, reference(21)));
        return Map.of(
                "Index/Document.iwa",
                archive(
                        object(1, 2, field(3, order)),
                        object(21, 4, field(2, reference(31))),
                        object(20, 4, field(2, reference(30)))),
                "Index/Slide-1.iwa",
                archive(slide(31, "Pha sáng", "Diễn ra ở tilacôit"), note(31, "Hỏi lại cả lớp")),
                "Index/Slide-2.iwa",
                archive(
                        slide(30, "Quang hợp là gì?", "Lá biến ánh sáng thành đường"),
                        note(30, "")),
                "Index/MasterSlide.iwa",
                archive(object(90, 6, new byte[0], 91), text(91, 3, "Bấm để sửa tiêu đề")));
    }

    /// Of which each text stands in a shape.
    private static byte[] slide(int id, String title, String body) {
        return joined(
                object(id, 5, field(5, reference(id + 100)), id + 200, id + 100, id + 300, 90),
                object(id + 200, 2011, new byte[0], id + 210),
                text(id + 210, 3, body),
                object(id + 100, 7, new byte[0], id + 110, id),
                text(id + 110, 3, title));
    }

    private static byte[] note(int slide, String words) {
        return joined(
                object(slide + 300, 15, new byte[0], slide + 310), text(slide + 310, 4, words));
    }

    private static byte[] text(int id, int kind, String words) {
        byte[] told = joined(varint(1 << 3), varint(kind));
        return object(id, 2001, joined(told, field(3, words.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] object(int id, int type, byte[] message, int... refersTo) {
        ByteArrayOutputStream references = new ByteArrayOutputStream();
        for (int other : refersTo) {
            references.writeBytes(varint(other));
        }
        byte[] info =
                joined(
                        joined(varint(1 << 3), varint(type)),
                        joined(varint(3 << 3), varint(message.length)),
                        field(5, references.toByteArray()));
        byte[] described = joined(varint(1 << 3), varint(id), field(2, info));
        return joined(varint(described.length), described, message);
    }

    private static byte[] reference(int id) {
        return joined(varint(1 << 3), varint(id));
    }

    private static byte[] field(int number, byte[] content) {
        return joined(varint(number << 3 | 2), varint(content.length), content);
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int left = value;
        while (left >= 0x80) {
            bytes.write(left & 0x7F | 0x80);
            left >>>= 7;
        }
        bytes.write(left);
        return bytes.toByteArray();
    }

    /// One piece, of which nothing comes back and so nothing is shorter.
    private static byte[] archive(byte[]... objects) {
        byte[] plain = joined(objects);
        int last = plain.length - 1;
        byte[] snappy =
                joined(
                        varint(plain.length),
                        new byte[] {(byte) (61 << 2), (byte) last, (byte) (last >> 8)},
                        plain);
        return joined(new byte[] {0, (byte) snappy.length, (byte) (snappy.length >> 8), 0}, snappy);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
