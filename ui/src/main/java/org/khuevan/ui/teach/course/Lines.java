package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.ui.shell.Words;

/// A list of fields of the same kind that can be added to, shortened and put into another order.
/// Enter leads to the next line, and after the last one adds one (`scripts/course-work.js`).
final class Lines<L extends Component> extends Div {

    private static final long serialVersionUID = 1;

    private static final String FOCUS =
            "setTimeout(() => this.querySelector('input:not([type=checkbox])')?.focus())";

    private final Words words;
    private final String key;
    private final SerializableRunnable changed;
    private final Div list = new Div();
    private final List<L> lines = new ArrayList<>();

    /// @param key of the words: `{key}.add`, `{key}.remove`
    /// @param fresh makes an empty line
    Lines(Words words, String key, SerializableSupplier<L> fresh, SerializableRunnable changed) {
        this.words = words;
        this.key = key;
        this.changed = changed;
        addClassName("lines");
        NativeButton more =
                new NativeButton(
                        "+ " + words.get(key + ".add"),
                        _ -> {
                            L line = fresh.get();
                            append(line);
                            changed.run();
                            line.getElement().executeJs(FOCUS);
                        });
        more.addClassName("add-button");
        more.getElement().setAttribute("type", "button");
        add(list, more);
    }

    List<L> lines() {
        return List.copyOf(lines);
    }

    void append(L line) {
        lines.add(line);
        show();
    }

    private void show() {
        list.removeAll();
        for (L line : lines) {
            Div tools =
                    new Div(
                            tool("↑", "lines.up", () -> move(line, -1)),
                            tool("↓", "lines.down", () -> move(line, 1)),
                            tool("×", key + ".remove", () -> remove(line)));
            tools.addClassName("row-tools");
            Div around = new Div(line, tools);
            around.addClassName("line");
            list.add(around);
        }
    }

    private void move(L line, int steps) {
        int from = lines.indexOf(line);
        lines.remove(from);
        lines.add(Math.clamp((long) from + steps, 0, lines.size()), line);
        show();
        changed.run();
    }

    private void remove(L line) {
        lines.remove(line);
        show();
        changed.run();
    }

    private NativeButton tool(String sign, String label, Runnable action) {
        NativeButton tool = new NativeButton(sign, _ -> action.run());
        tool.addClassName("icon-button");
        tool.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-label", words.get(label))
                .setAttribute("title", words.get(label));
        return tool;
    }
}
