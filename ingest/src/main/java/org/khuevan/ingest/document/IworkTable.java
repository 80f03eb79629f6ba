package org.khuevan.ingest.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.document.IworkArchives.Archived;

/// A table of Numbers, Pages or Keynote: what its cells show, of a formula the result that was kept
/// with it. Cells lie in tiles of rows, each behind its offset, in one of two forms: of 2013, with
/// numbers of 64 bits, and of 2019, with decimal ones of 128.
///
/// @param headers number of rows above the others
/// @param rows without the empty ones
record IworkTable(String name, int headers, List<List<String>> rows) {

    /// What a table consists of (4), its name (8) and the number of its heading rows (9).
    static final int MODEL = 6_001;

    private static final int TILE = 6_002;
    private static final int RICH_TEXT = 6_218;
    private static final int TILE_ROWS = 256;
    private static final int MOST_CELLS = 200_000;
    private static final int ABSENT = 0xFFFF;

    private static final LocalDateTime EPOCH = LocalDateTime.of(2001, 1, 1, 0, 0);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /// A kind of format, and where one lies in an entry of its list.
    private static final int PERCENT = 258;

    private static final int FORMAT = 6;
    private static final int MOST_DECIMALS = 15;

    /// More digits are what is left of calculating.
    private static final MathContext DIGITS = new MathContext(15);

    static IworkTable of(Archived model, IworkArchives archives) {
        Protobuf message = model.message();
        Protobuf store = message.messages(4).stream().findFirst().orElse(new Protobuf(new byte[0]));
        Lists lists =
                new Lists(
                        texts(store, archives),
                        richTexts(store, archives),
                        formats(store, archives));
        TreeMap<Long, List<String>> rows = new TreeMap<>();
        int cells = 0;
        for (Protobuf tiles : store.messages(3)) {
            long height = tiles.number(2).orElse((long) TILE_ROWS);
            for (Protobuf tile : tiles.messages(1)) {
                long first = tile.number(1).orElse(0L) * height;
                for (Protobuf row : tileRows(tile, archives)) {
                    List<String> read = row(row, lists);
                    cells += read.size();
                    if (!read.isEmpty() && cells <= MOST_CELLS) {
                        rows.put(first + row.number(1).orElse(0L), read);
                    }
                }
            }
        }
        long headers = message.number(9).orElse(0L);
        return new IworkTable(
                String.join(" ", message.texts(8)).strip(),
                (int) rows.keySet().stream().filter(row -> row < headers).count(),
                List.copyOf(rows.values()));
    }

    /// The lists of texts that belong to the cells of a table.
    static List<Long> lists(Archived model) {
        return model.message().messages(4).stream()
                .flatMap(store -> Stream.of(4, 17, 22).map(store::messages))
                .flatMap(List::stream)
                .flatMap(reference -> reference.number(1).stream())
                .toList();
    }

    Element element() {
        Element table = new Element("table");
        for (int i = 0; i < rows.size(); i++) {
            Element row = table.appendElement("tr");
            for (String cell : rows.get(i)) {
                row.appendElement(i < headers ? "th" : "td").text(cell);
            }
        }
        return table;
    }

    private static List<Protobuf> tileRows(Protobuf tile, IworkArchives archives) {
        return tile.messages(2).stream()
                .flatMap(reference -> reference.number(1).stream())
                .flatMap(id -> archives.find(id).stream())
                .filter(found -> found.type() == TILE)
                .flatMap(found -> found.message().messages(5).stream())
                .toList();
    }

    private static Map<Long, String> texts(Protobuf store, IworkArchives archives) {
        Map<Long, String> texts = new HashMap<>();
        for (Protobuf entry : entries(store, 4, archives)) {
            texts.put(entry.number(1).orElse(0L), String.join(" ", entry.texts(3)).strip());
        }
        return texts;
    }

    private static Map<Long, String> richTexts(Protobuf store, IworkArchives archives) {
        Map<Long, String> texts = new HashMap<>();
        for (Protobuf entry : entries(store, 17, archives)) {
            String text =
                    entry.messages(9).stream()
                            .flatMap(reference -> reference.number(1).stream())
                            .flatMap(id -> archives.find(id).stream())
                            .filter(payload -> payload.type() == RICH_TEXT)
                            .flatMap(payload -> payload.refersTo().stream())
                            .flatMap(id -> archives.find(id).stream())
                            .filter(said -> said.type() == IworkText.TEXT)
                            .flatMap(said -> said.message().texts(3).stream())
                            .reduce("", (before, more) -> before + " " + more);
            texts.put(entry.number(1).orElse(0L), text.replaceAll("\\s+", " ").strip());
        }
        return texts;
    }

    private static Map<Long, Format> formats(Protobuf store, IworkArchives archives) {
        Map<Long, Format> formats = new HashMap<>();
        for (Protobuf entry : entries(store, 22, archives)) {
            entry.messages(FORMAT).stream()
                    .findFirst()
                    .ifPresent(format ->
                            formats.put(
                                    entry.number(1).orElse(0L),
                                    new Format(
                                            format.number(1).orElse(0L),
                                            format.number(2).orElse(-1L),
                                            String.join("", format.texts(3)))));
        }
        return formats;
    }

    /// What cells refer to by keys.
    private record Lists(
            Map<Long, String> texts, Map<Long, String> rich, Map<Long, Format> formats) {}

    /// How a number is shown.
    ///
    /// @param decimals as many as it has if this is none that anybody wants
    /// @param currency as ISO 4217 has it, or empty
    private record Format(long type, long decimals, String currency) {

        private static final Format PLAIN = new Format(0, -1, "");

        String of(BigDecimal number) {
            BigDecimal shown = type == PERCENT ? number.movePointRight(2) : number;
            String digits =
                    decimals < 0 || decimals > MOST_DECIMALS
                            ? number(shown)
                            : shown.setScale((int) decimals, RoundingMode.HALF_UP).toPlainString();
            return digits
                    + (type == PERCENT ? "%" : "")
                    + (currency.isEmpty() ? "" : "\u00A0" + currency);
        }
    }

    private static List<Protobuf> entries(Protobuf store, int list, IworkArchives archives) {
        return store.messages(list).stream()
                .flatMap(reference -> reference.number(1).stream())
                .flatMap(id -> archives.find(id).stream())
                .flatMap(found -> found.message().messages(3).stream())
                .toList();
    }

    /// @return as many cells as there are up to the last one that shows something
    private static List<String> row(Protobuf row, Lists lists) {
        boolean decimal = !row.messages(6).isEmpty();
        byte[] cells = bytes(row, decimal ? 6 : 3);
        ByteBuffer offsets = little(bytes(row, decimal ? 7 : 4));
        int unit = row.number(8).orElse(0L) == 1 ? 4 : 1;
        List<String> read = new ArrayList<>();
        int last = 0;
        while (offsets.remaining() >= 2) {
            int at = offsets.getShort() & 0xFFFF;
            String cell = at == ABSENT ? "" : cell(cells, at * unit, lists);
            read.add(cell);
            last = cell.isEmpty() ? last : read.size();
        }
        return List.copyOf(read.subList(0, last));
    }

    private static byte[] bytes(Protobuf row, int field) {
        return row.messages(field).stream().findFirst().map(Protobuf::bytes).orElse(new byte[0]);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String cell(byte[] cells, int at, Lists lists) {
        if (at + 12 > cells.length) {
            return "";
        }
        try {
            ByteBuffer cell = little(Arrays.copyOfRange(cells, at, cells.length));
            Value value = cell.get(0) >= 5 ? Value.decimal(cell) : Value.binary(cell);
            return switch (cell.get(1)) {
                case 2, 10 ->
                        lists.formats()
                                .getOrDefault(value.format(), Format.PLAIN)
                                .of(value.number());
                case 3 -> lists.texts().getOrDefault(value.text(), "");
                case 5 -> date(value.date());
                case 6 -> value.seconds() > 0 ? "TRUE" : "FALSE";
                case 7 -> duration(value.seconds());
                case 9 -> lists.rich().getOrDefault(value.rich(), "");
                default -> "";
            };
        } catch (IndexOutOfBoundsException | ArithmeticException | DateTimeException _) {
            return "";
        }
    }

    /// What a cell holds beside the look of it; which of it counts, its kind says.
    ///
    /// @param text, rich, format keys of lists
    /// @param seconds of a duration, or what is true or not
    /// @param date in seconds since 2001
    private record Value(
            BigDecimal number, double seconds, double date, long text, long rich, long format) {

        /// Of 2019: flags tell which values follow each other.
        static Value decimal(ByteBuffer cell) {
            int flags = cell.getInt(8);
            // Which of its formats is its own: a number may have been an amount of money before.
            int format = cell.get(1) == 10 ? 0x4000 : 0x2000;
            return new Value(
                    has(flags, 1) ? decimal128(cell, 12) : BigDecimal.ZERO,
                    has(flags, 2) ? cell.getDouble(at(flags, 2)) : 0,
                    has(flags, 4) ? cell.getDouble(at(flags, 4)) : 0,
                    key(cell, flags, 8),
                    key(cell, flags, 16),
                    key(cell, flags, format));
        }

        private static boolean has(int flags, int bit) {
            return (flags & bit) != 0;
        }

        private static long key(ByteBuffer cell, int flags, int bit) {
            return has(flags, bit) ? cell.getInt(at(flags, bit)) : -1;
        }

        /// Where a value lies behind those of lower flags.
        private static int at(int flags, int bit) {
            int before = flags & (bit - 1);
            return 12
                    + 16 * (before & 1)
                    + 8 * Integer.bitCount(before & 6)
                    + 4 * Integer.bitCount(before & ~7);
        }

        /// Of 2013: keys of looks and formulas come before the values.
        static Value binary(ByteBuffer cell) {
            int flags = cell.getInt(4);
            int at = 12 + 4 * Integer.bitCount(flags & 0x0D8E);
            long rich = (flags & 0x200) == 0 ? -1 : cell.getInt(at);
            at += (flags & 0x200) == 0 ? 0 : 4;
            at += 4 * Integer.bitCount(flags & 0x3000);
            long text = (flags & 0x10) == 0 ? -1 : cell.getInt(at);
            at += (flags & 0x10) == 0 ? 0 : 4;
            double number = (flags & 0x20) == 0 ? 0 : cell.getDouble(at);
            at += (flags & 0x20) == 0 ? 0 : 8;
            double date = (flags & 0x40) == 0 ? 0 : cell.getDouble(at);
            BigDecimal kept = Double.isFinite(number) ? new BigDecimal(number) : BigDecimal.ZERO;
            return new Value(kept, number, date, text, rich, -1);
        }

        /// As IEEE 754 has it, with a whole number in binary.
        private static BigDecimal decimal128(ByteBuffer cell, int at) {
            byte[] digits = new byte[15];
            for (int i = 0; i < 15; i++) {
                digits[i] = cell.get(at + 14 - i);
            }
            digits[0] &= 1;
            int high = cell.get(at + 15) & 0xFF;
            int exponent = ((high & 0x7F) << 7 | (cell.get(at + 14) & 0xFF) >> 1) - 6_176;
            if (Math.abs(exponent) > 400) {
                throw new ArithmeticException("a number of " + exponent + " zeros");
            }
            BigDecimal number = new BigDecimal(new BigInteger(1, digits), -exponent);
            return high > 0x7F ? number.negate() : number;
        }
    }

    private static String number(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String date(double seconds) {
        LocalDateTime time = EPOCH.plusSeconds(Math.round(seconds));
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : MINUTES.format(time);
    }

    private static String duration(double seconds) {
        long whole = Math.round(Math.abs(seconds));
        String sign = seconds < 0 ? "-" : "";
        return sign + "%d:%02d:%02d".formatted(whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
