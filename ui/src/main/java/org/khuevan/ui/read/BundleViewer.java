package org.khuevan.ui.read;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Bundles;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ingest.Finding.InsideCopy;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Words;

/// A bundle: its website if it is one, or the file in it that somebody wants to see, and the tree
/// of all its files. Whatever its pages are, they are shown in a sandbox and know nothing of us. An
/// e-mail with the files that were sent with it is one, too.
public final class BundleViewer extends Section {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Assets assets;
    private final transient Bundles bundles;
    private final MaterialId material;
    private final transient ExaminedFile bundle;

    /// @param at the path of a file in the bundle, or empty for the bundle as a whole
    /// @param number of its page, slide or section, counted from 1
    /// @param sought words to be marked, or empty
    public BundleViewer(
            Words words,
            Assets assets,
            Bundles bundles,
            MaterialId material,
            ExaminedFile bundle,
            String at,
            int number,
            String sought) {
        this.words = words;
        this.assets = assets;
        this.bundles = bundles;
        this.material = material;
        this.bundle = bundle;
        addClassName("bundle");
        boolean isBundle = bundle.findings().kind() == Kind.BUNDLE;
        getElement()
                .setAttribute("aria-label", words.get(isBundle ? "bundle.label" : "mail.files"));
        List<Inside> files = bundle.findings().of(Inside.class).toList();
        Optional<Inside> wanted =
                files.stream().filter(one -> !at.isEmpty() && one.path().equals(at)).findFirst();
        if (wanted.isPresent()) {
            addWanted(wanted.get(), number, sought);
        } else if (isBundle) {
            Website.of(words, assets, bundles, bundle).ifPresent(this::add);
        }
        if (!files.isEmpty()) {
            add(new BundleTree(words, material, bundle, files, at));
        } else {
            add(new Paragraph(words.get("bundle.closed")), download());
        }
    }

    private void addWanted(Inside file, int number, String sought) {
        H2 name = new H2(file.path().substring(file.path().lastIndexOf('/') + 1));
        Anchor back =
                new Anchor(
                        Address.of(material, bundle.file().id(), new Place.Whole(), ""),
                        words.get(
                                bundle.findings().kind() == Kind.BUNDLE
                                        ? "bundle.back"
                                        : "mail.back"));
        back.addClassName("bundle-back");
        Paragraph facts = new Paragraph(file.path() + " · " + words.size(file.size()));
        facts.addClassName("facts");
        add(back, name, facts);
        if (file.kept().isEmpty()) {
            add(new Paragraph(words.of("inside", file.state())));
            return;
        }
        shown(file, number, sought).ifPresent(this::add);
        Anchor download =
                new Anchor(
                        Address.inside(bundle.file(), file.path()),
                        words.get("bundle.download", words.size(file.size())));
        download.getElement().setAttribute("download", true);
        download.setRouterIgnore(true);
        download.addClassName("button");
        Div tools = new Div(download);
        tools.addClassName("bundle-tools");
        add(tools);
    }

    private Optional<Component> shown(Inside file, int number, String sought) {
        String type = file.mediaType();
        String name = file.path();
        Optional<String> copy = copy(file);
        if (copy.isPresent()) {
            return Optional.of(copied(copy.get(), type, sought));
        }
        if (type.equals("application/pdf")) {
            return Optional.of(
                    new PdfViewer(
                            words, assets, Address.inside(bundle.file(), name), number, sought));
        }
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return Optional.of(Website.frame(bundles.address(bundle.file(), name), name));
        }
        if (type.startsWith("image/")) {
            return Optional.of(media("img", file));
        }
        if (type.startsWith("video/") || type.startsWith("audio/")) {
            return Optional.of(media(type.substring(0, 5), file));
        }
        Component text = new InsideText(words, bundle, name, sought);
        return text.getChildren().findAny().isPresent()
                ? Optional.of(text)
                : Optional.of(new Paragraph(words.of("inside", file.state())));
    }

    /// Where that is which was made of it because browsers cannot show it.
    private Optional<String> copy(Inside file) {
        return bundle.findings()
                .of(InsideCopy.class)
                .filter(one -> one.path().equals(file.path()))
                .map(one -> Address.derived(bundle.file(), one.copy()))
                .findFirst();
    }

    /// What was made here of a file needs no sandbox.
    private Component copied(String address, String type, String sought) {
        return address.endsWith(".pdf")
                ? new PdfViewer(words, assets, address, 1, sought)
                : media(type.substring(0, 5), address, "");
    }

    private Component media(String tag, Inside file) {
        return media(tag, bundles.address(bundle.file(), file.path()), file.path());
    }

    private static Component media(String tag, String address, String alternative) {
        HtmlContainer media = new HtmlContainer(tag);
        media.getElement().setAttribute("src", address);
        media.addClassName("bundle-media");
        if (tag.equals("img")) {
            media.getElement().setAttribute("alt", alternative);
        } else {
            media.getElement().setAttribute("controls", true).setAttribute("preload", "metadata");
        }
        return media;
    }

    private Anchor download() {
        Anchor link =
                new Anchor(
                        Address.of(bundle.file()),
                        words.get("material.download", words.size(bundle.file().stored().size())));
        link.getElement().setAttribute("download", bundle.file().name());
        link.setRouterIgnore(true);
        link.addClassName("button");
        return link;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("context:/" + assets.address("/look/bundle.css"));
    }
}
