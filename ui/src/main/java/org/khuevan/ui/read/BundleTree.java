package org.khuevan.ui.read;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.Inside.State;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Words;

/// The files of a bundle in their folders, which open and close.
final class BundleTree extends Div {

    private static final long serialVersionUID = 1;

    /// More than that makes a page too heavy for a phone.
    private static final int SHOWN = 2_000;

    /// So many files are shown at once without opening a folder.
    private static final int OPEN = 40;

    private final Words words;
    private final MaterialId material;
    private final transient ExaminedFile bundle;
    private final String at;
    private final boolean small;

    /// @param at the path that is looked at, or empty
    BundleTree(
            Words words, MaterialId material, ExaminedFile bundle, List<Inside> files, String at) {
        this.words = words;
        this.material = material;
        this.bundle = bundle;
        this.at = at;
        this.small = files.size() <= OPEN;
        addClassName("bundle-tree");
        long size = files.stream().mapToLong(Inside::size).sum();
        Paragraph facts =
                new Paragraph(words.get("extent.files", files.size()) + " · " + words.size(size));
        facts.addClassName("facts");
        Folder root = new Folder();
        files.stream().limit(SHOWN).forEach(root::take);
        String title = bundle.findings().kind() == Kind.BUNDLE ? "bundle.files" : "mail.files";
        add(new H2(words.get(title)), facts, list(root, ""));
        if (files.size() > SHOWN) {
            add(new Paragraph(words.get("bundle.more", files.size() - SHOWN)));
        }
    }

    /// A folder while the tree is built.
    private static final class Folder {

        private final Map<String, Folder> folders = new TreeMap<>();
        private final List<Inside> files = new ArrayList<>();

        void take(Inside file) {
            Folder folder = this;
            String[] steps = file.path().split("/");
            for (int i = 0; i < steps.length - 1; i++) {
                folder = folder.folders.computeIfAbsent(steps[i], _ -> new Folder());
            }
            folder.files.add(file);
        }

        long count() {
            return files.size() + folders.values().stream().mapToLong(Folder::count).sum();
        }
    }

    private UnorderedList list(Folder folder, String path) {
        UnorderedList list = new UnorderedList();
        folder.folders.forEach((name, one) -> list.add(folder(name, one, path + name + "/")));
        folder.files.forEach(file -> list.add(file(file)));
        return list;
    }

    private ListItem folder(String name, Folder folder, String path) {
        Span count = new Span(words.get("extent.files", folder.count()));
        count.addClassName("count");
        Span title = new Span(new Span(name), count);
        title.addClassName("bundle-folder");
        NativeDetails details = new NativeDetails(title, list(folder, path));
        // As an attribute it is in the first HTML, too.
        details.getElement().setAttribute("open", small || at.startsWith(path));
        return new ListItem(details);
    }

    private ListItem file(Inside file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        Span size = new Span(words.size(file.size()));
        size.addClassName("count");
        ListItem item = new ListItem();
        item.addClassName("bundle-file");
        if (file.kept().isEmpty()) {
            item.add(new Span(name));
        } else {
            Anchor link =
                    new Anchor(
                            Address.of(
                                    material,
                                    bundle.file().id(),
                                    new Place.Inside(file.path(), new Place.Whole()),
                                    ""),
                            name);
            if (file.path().equals(at)) {
                link.getElement().setAttribute("aria-current", "true");
            }
            item.add(link);
        }
        item.add(size);
        if (file.state() != State.READ && file.state() != State.KEPT) {
            Span note = new Span(words.of("inside", file.state()));
            note.addClassName("bundle-note");
            item.add(note);
        }
        return item;
    }
}
