package org.khuevan.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /// A sheet of Numbers with a table of three rows: texts, what is kept since 2019 (a decimal
    /// number, also as percent and as money, a date, a duration, a tick), and what was kept in 2013
    /// (a number).
    static Map<String, byte[]> sheet() {
        byte[] texts =
                joined(
                        field(3, joined(number(1, 1), field(3, utf8("Sinh viên")))),
                        field(3, joined(number(1, 2), field(3, utf8("Điểm")))),
                        field(3, joined(number(1, 3), field(3, utf8("Nguyễn Văn An")))));
        byte[] heading =
                row(
                        0,
                        new int[] {6, 7},
                        cell(3, 8, little(4).putInt(1)),
                        cell(3, 8, little(4).putInt(2)));
        byte[] decimal = little(16).putInt(825).putShort(14, (short) (6_174 << 1)).array();
        byte[] newer =
                row(
                        1,
                        new int[] {6, 7},
                        cell(3, 8, little(4).putInt(3)),
                        cell(2, 1, ByteBuffer.wrap(decimal)),
                        cell(2, 0x2001, little(20).put(decimal).putInt(1)),
                        cell(10, 0x6001, little(24).put(decimal).putInt(1).putInt(2)),
                        cell(5, 4, little(8).putDouble(700_000_000)),
                        cell(7, 2, little(8).putDouble(5_400)),
                        cell(6, 2, little(8).putDouble(1)));
        ByteBuffer old = little(28).put(0, (byte) 4).put(1, (byte) 2).putInt(4, 0x26);
        byte[] older = row(3, new int[] {3, 4}, old.putDouble(20, -872.4).array());
        byte[] tile = joined(number(1, 0), field(2, reference(5)));
        byte[] store =
                joined(field(3, field(1, tile)), field(4, reference(6)), field(22, reference(7)));
        byte[] percent = joined(number(1, 258), number(2, 0));
        byte[] money = joined(number(1, 257), number(2, 2), field(3, utf8("VND")));
        byte[] formats =
                joined(
                        field(3, joined(number(1, 1), field(6, percent))),
                        field(3, joined(number(1, 2), field(6, money))));
        byte[] model = joined(field(4, store), field(8, utf8("Bảng điểm")), number(9, 1));
        return Map.of(
                "Index/Document.iwa",
                archive(
                        object(1, 1, field(1, reference(2)), 2),
                        object(2, 2, field(1, utf8("Lớp 12A")), 3),
                        object(3, 6000, field(2, reference(4)), 4),
                        object(4, 6001, model, 5, 6, 7)),
                "Index/Tables/Tile.iwa",
                archive(
                        object(
                                5,
                                6002,
                                joined(field(5, heading), field(5, newer), field(5, older)))),
                "Index/Tables/DataList.iwa",
                archive(
                        object(6, 6005, joined(number(1, 1), texts)),
                        object(7, 6005, joined(number(1, 2), formats))));
    }

    /// @param fields of the cells and of their offsets
    private static byte[] row(int index, int[] fields, byte[]... cells) {
        ByteBuffer offsets = little(2 * cells.length + 4);
        int at = 0;
        for (byte[] cell : cells) {
            offsets.putShort((short) at);
            at += cell.length;
        }
        offsets.putInt(-1);
        return joined(
                number(1, index),
                field(fields[0], joined(cells)),
                field(fields[1], offsets.array()));
    }

    private static byte[] cell(int kind, int flags, ByteBuffer value) {
        byte[] start = little(12).put(0, (byte) 5).put(1, (byte) kind).putInt(8, flags).array();
        return joined(start, value.array());
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] number(int field, int value) {
        return joined(varint(field << 3), varint(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
