package org.khuevan.ingest.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.Cue;

/// Captions in Timed Text Markup Language (W3C TTML 1 and 2, also as DFXP, EBU-TT and IMSC): what
/// is said when, whatever it looks like.
final class Ttml {

    private static final Pattern CLOCK =
            Pattern.compile("(\\d{2,}):(\\d{2}):(\\d{2})(?:\\.(\\d+)|:(\\d{2,})(?:\\.\\d+)?)?");
    private static final Pattern OFFSET = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|m|s|ms|f|t)");

    private final Element root;
    private final double frameRate;
    private final double tickRate;
    private final List<Cue> cues = new ArrayList<>();

    private Ttml(Element root) {
        this.root = root;
        double frames = number(root.attr("ttp:frameRate"), 30);
        String[] part = root.attr("ttp:frameRateMultiplier").strip().split("\\s+", -1);
        this.frameRate =
                part.length == 2 ? frames * number(part[0], 1) / number(part[1], 1) : frames;
        this.tickRate = number(root.attr("ttp:tickRate"), 1);
    }

    /// All captions, in the order of their starts; none if it is something else.
    static List<Cue> parse(String text) {
        return root(text).map(root -> new Ttml(root).cues()).orElse(List.of());
    }

    /// What the file calls its language.
    static Optional<String> language(String text) {
        return root(text).map(root -> root.attr("xml:lang")).filter(tag -> !tag.isBlank());
    }

    private static Optional<Element> root(String text) {
        // Its parser knows no entities of a file's own, and fetches nothing.
        Document document = Jsoup.parse(text, Parser.xmlParser());
        return document.children().stream().filter(e -> name(e).equals("tt")).findFirst();
    }

    private List<Cue> cues() {
        root.children().stream().filter(e -> name(e).equals("body")).forEach(e -> read(e, 0));
        cues.sort(Comparator.comparingDouble(Cue::start));
        return cues;
    }

    /// Times count from the beginning of what they stand in.
    private void read(Element element, double from) {
        double begin = from + time(element.attr("begin")).orElse(0.0);
        boolean speaks = name(element).equals("p") || name(element).equals("span");
        Optional<Double> end = end(element, from, begin);
        if (speaks && end.isPresent()) {
            String words = words(element).strip();
            if (!words.isEmpty()) {
                cues.add(new Cue(begin, Math.max(begin, end.get()), "", words));
            }
        } else {
            // Paragraphs without times of their own may hold spans that have them.
            for (Element child : element.children()) {
                read(child, begin);
            }
        }
    }

    private Optional<Double> end(Element element, double from, double begin) {
        Optional<Double> until = time(element.attr("end")).map(end -> from + end);
        return until.isPresent() ? until : time(element.attr("dur")).map(dur -> begin + dur);
    }

    private static String words(Element element) {
        StringBuilder words = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                words.append(escaped(text.getWholeText().replaceAll("\\s+", " ")));
            } else if (node instanceof Element inner) {
                words.append(
                        switch (name(inner)) {
                            case "br" -> "\n";
                            case "span" -> words(inner);
                            default -> "";
                        });
            }
        }
        return words.toString().replaceAll(" *\n *", "\n").replaceAll("\n{2,}", "\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String name(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1);
    }

    /// @return seconds
    private Optional<Double> time(String said) {
        String time = said.strip();
        Matcher clock = CLOCK.matcher(time);
        if (clock.matches()) {
            double seconds =
                    number(clock.group(1), 0) * 3600
                            + number(clock.group(2), 0) * 60
                            + number(clock.group(3), 0);
            String part = clock.group(4);
            String frames = clock.group(5);
            return Optional.of(
                    seconds
                            + (part == null ? 0 : number("0." + part, 0))
                            + (frames == null ? 0 : number(frames, 0) / frameRate));
        }
        Matcher offset = OFFSET.matcher(time);
        if (!offset.matches()) {
            return Optional.empty();
        }
        double count = number(offset.group(1), 0);
        return Optional.of(
                switch (offset.group(2)) {
                    case "h" -> count * 3600;
                    case "m" -> count * 60;
                    case "ms" -> count / 1000;
                    case "f" -> count / frameRate;
                    case "t" -> count / tickRate;
                    default -> count;
                });
    }

    private static double number(String text, double otherwise) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) && number > 0 ? number : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
