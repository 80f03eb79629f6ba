package org.khuevan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.khuevan.ingest.Kind;

/// Small pieces of which several pages are made.
public final class Pieces {

    private Pieces() {}

    /// A picture by its name in the stylesheet, without a meaning of its own.
    public static Span icon(String name) {
        return PageHeader.icon(name);
    }

    /// The picture that stands for a material, or the one of its kind.
    ///
    /// @param thumbnail an address, or empty
    public static Div picture(String thumbnail, Kind kind) {
        Div picture = new Div();
        picture.addClassName("picture");
        picture.getElement().setAttribute("data-kind", kind.name().toLowerCase(Locale.ROOT));
        if (thumbnail.isEmpty()) {
            picture.add(icon(kind.name().toLowerCase(Locale.ROOT)));
        } else {
            Image image = new Image(thumbnail, "");
            image.getElement().setAttribute("loading", "lazy").setAttribute("decoding", "async");
            picture.add(image);
        }
        return picture;
    }

    /// A text in which the words that somebody looked for are marked, whatever marks and case they
    /// were typed with.
    public static List<Component> marked(String text, String words) {
        List<String> wanted =
                Arrays.stream(plain(words).split("[^\\p{L}\\p{N}]+", -1))
                        .filter(word -> word.length() > 1)
                        .toList();
        List<Component> pieces = new ArrayList<>();
        String searched = plain(text);
        if (wanted.isEmpty() || searched.length() != text.length()) {
            pieces.add(new Text(text));
            return pieces;
        }
        int done = 0;
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end > i && wanted.contains(searched.substring(i, end))) {
                if (i > done) {
                    pieces.add(new Text(text.substring(done, i)));
                }
                pieces.add(mark(text.substring(i, end)));
                done = end;
            }
            i = Math.max(end, i + 1);
        }
        if (done < text.length()) {
            pieces.add(new Text(text.substring(done)));
        }
        return pieces;
    }

    /// Whether any of the words that somebody looked for is in a text.
    public static boolean holds(String text, String words) {
        return marked(text, words).stream().anyMatch(piece -> !(piece instanceof Text));
    }

    public static Component mark(String text) {
        HtmlContainer mark = new HtmlContainer("mark");
        mark.add(new Text(text));
        return mark;
    }

    /// Character by character without marks, in lower case.
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (c == 'đ') {
                plain.append('d');
            } else if (c < 0x80) {
                plain.append(c);
            } else {
                plain.append(
                        Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
            }
        }
        return plain.toString();
    }
}
