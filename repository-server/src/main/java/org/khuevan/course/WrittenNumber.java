package org.khuevan.course;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khuevan.course.Question.Numeric.Unit;

/// Reads a number as people write it, in Vietnam and elsewhere: `3,14`, `3.14`, `1 000`, `1.000,5`,
/// `1,5·10^3`, `2e-3`, with a unit behind it.
final class WrittenNumber {

    private static final Pattern FORM =
            Pattern.compile(
                    "([+-]?(?:\\d[\\d.,]{0,30}|[.,]\\d{1,30}))"
                        + "(?:[eE]([+-]?\\d{1,3})|[x*]10\\^?\\(?([+-]?\\d{1,3})\\)?)?(.{0,40})");
    private static final Pattern GROUPS =
            Pattern.compile("[+-]?[1-9]\\d{0,2}([.,])\\d{3}(\\1\\d{3})*");

    private WrittenNumber() {}

    /// What a text can mean, in the first unit: `1.000` can be one or a thousand, and whoever
    /// answers gets the benefit of the doubt. Empty if it is no number or has the wrong unit.
    static List<Double> readings(String text, List<Unit> units, boolean unitRequired) {
        Matcher parts = FORM.matcher(tidy(text));
        if (!parts.matches()) {
            return List.of();
        }
        Optional<Double> factor = factor(tidy(parts.group(4)), units, unitRequired);
        if (factor.isEmpty()) {
            return List.of();
        }
        String exponent =
                Stream.of(2, 3)
                        .flatMap(group -> Stream.ofNullable(parts.group(group)))
                        .findFirst()
                        .orElse("0");
        double scale = Math.pow(10, Integer.parseInt(exponent)) * factor.get();
        return plain(parts.group(1))
                .map(number -> number * scale)
                .filter(Double::isFinite)
                .toList();
    }

    /// No spaces, one kind of minus and times, exponents as plain digits.
    private static String tidy(String text) {
        return Normalizer.normalize(
                        text.replaceAll("\u00b7|\u00d7|\u22c5", "x"), Normalizer.Form.NFKC)
                .replaceAll("[\\s\u00a0\u202f]", "")
                .replaceAll("[\u2212\u2010\u2011\u2013]", "-");
    }

    private static Optional<Double> factor(String unit, List<Unit> units, boolean required) {
        if (unit.isEmpty()) {
            return required && !units.isEmpty() ? Optional.empty() : Optional.of(1.0);
        }
        return units.stream()
                .filter(known -> tidy(known.name()).equals(unit))
                .map(Unit::factor)
                .findFirst();
    }

    private static Stream<Double> plain(String digits) {
        int lastDot = digits.lastIndexOf('.');
        int lastComma = digits.lastIndexOf(',');
        if (lastDot >= 0 && lastComma >= 0) {
            char group = lastDot > lastComma ? ',' : '.';
            return parse(digits.replace(String.valueOf(group), "").replace(',', '.'));
        }
        Stream<Double> grouped =
                GROUPS.matcher(digits).matches()
                        ? parse(digits.replaceAll("[.,]", ""))
                        : Stream.empty();
        return Stream.concat(parse(digits.replace(',', '.')), grouped);
    }

    private static Stream<Double> parse(String digits) {
        try {
            return Stream.of(Double.parseDouble(digits));
        } catch (NumberFormatException _) {
            return Stream.empty();
        }
    }
}
