package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.w3c.dom.Element;

/// What a question of Moodle says and has no place here, in the words of its format.
final class MoodleExtras {

    /// What Moodle writes by itself; nobody misses it.
    private static final Set<String> BY_ITSELF =
            Set.of(
                    "",
                    "Your answer is correct.",
                    "Your answer is partially correct.",
                    "Your answer is incorrect.",
                    "Câu trả lời của bạn đúng",
                    "Câu trả lời của bạn đúng một phần",
                    "Câu trả lời của bạn sai");

    private static final List<String> WRITTEN =
            List.of(
                    "hint",
                    "correctfeedback",
                    "partiallycorrectfeedback",
                    "incorrectfeedback",
                    "responsetemplate");

    private MoodleExtras() {}

    static List<String> of(Element question) {
        List<String> extras = new ArrayList<>();
        WRITTEN.stream()
                .filter(name ->
                        Xml.children(question, name).stream().anyMatch(MoodleExtras::isMissed))
                .forEach(extras::add);
        Xml.child(question, "tags").stream()
                .flatMap(tags -> Xml.children(tags, "tag").stream())
                .map(tag -> "tag: " + Xml.text(tag, "text"))
                .forEach(extras::add);
        Stream.of("attachments", "minwordlimit", "maxwordlimit", "selectcount")
                .filter(name -> isCount(question, name))
                .filter(name -> !name.equals("selectcount") || drawsSome(question))
                .forEach(extras::add);
        return extras;
    }

    private static boolean isMissed(Element text) {
        String html = Xml.text(text, "text");
        return !BY_ITSELF.contains(Jsoup.parseBodyFragment(html).text().strip())
                || html.contains("<img");
    }

    private static boolean isCount(Element question, String name) {
        return Optional.of(Xml.text(question, name))
                .filter(text -> text.matches("-?[1-9]\\d{0,8}"))
                .isPresent();
    }

    /// Of the items to be put in order, only some are shown.
    private static boolean drawsSome(Element question) {
        int shown = Integer.parseInt(Xml.text(question, "selectcount"));
        return !Xml.text(question, "selecttype").matches("ALL|0|")
                && shown < Xml.children(question, "answer").size();
    }
}
