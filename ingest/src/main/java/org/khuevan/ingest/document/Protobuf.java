package org.khuevan.ingest.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// A message of Protocol Buffers, or several behind each other, of which no schema is known. What
/// does not follow the format ends the reading as a damaged file.
final class Protobuf {

    private final byte[] bytes;
    private final int end;
    private int at;

    Protobuf(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Protobuf(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    /// Reads a number and goes on behind it.
    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw damaged();
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    /// Takes so many bytes as a message of their own and goes on behind them.
    Protobuf take(int length) {
        if (length < 0 || length > end - at) {
            throw damaged();
        }
        at += length;
        return new Protobuf(bytes, at - length, at);
    }

    /// The first number of a field.
    Optional<Long> number(int field) {
        return numbers(field).stream().findFirst();
    }

    /// The numbers of a field, each by itself or packed.
    List<Long> numbers(int field) {
        List<Long> numbers = new ArrayList<>();
        for (Field one : fields(field)) {
            if (one.content() == null) {
                numbers.add(one.number());
            } else {
                Protobuf packed = one.content();
                while (!packed.isAtEnd()) {
                    numbers.add(packed.varint());
                }
            }
        }
        return numbers;
    }

    /// The messages of a field.
    List<Protobuf> messages(int field) {
        return fields(field).stream()
                .map(Field::content)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /// The texts of a field.
    List<String> texts(int field) {
        return messages(field).stream().map(Protobuf::text).toList();
    }

    /// What is left of it.
    byte[] bytes() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    private String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /// @param content of a field that has a length, otherwise there is none
    private record Field(long number, @org.jspecify.annotations.Nullable Protobuf content) {}

    private List<Field> fields(int wanted) {
        Protobuf read = new Protobuf(bytes, at, end);
        List<Field> found = new ArrayList<>();
        while (!read.isAtEnd()) {
            long tag = read.varint();
            Field field =
                    switch ((int) (tag & 7)) {
                        case 0 -> new Field(read.varint(), null);
                        case 1 -> new Field(0, read.take(8));
                        case 2 -> new Field(0, read.take((int) read.varint()));
                        case 5 -> new Field(0, read.take(4));
                        default -> throw damaged();
                    };
            if (tag >>> 3 == wanted) {
                found.add(field);
            }
        }
        return found;
    }

    private static UnreadableFile damaged() {
        return new UnreadableFile(Problem.DAMAGED, "a message that ends too early");
    }
}
