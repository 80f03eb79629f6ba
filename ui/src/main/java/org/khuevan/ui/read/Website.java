package org.khuevan.ui.read;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.dom.Element;
import java.util.Comparator;
import java.util.Optional;
import org.khuevan.catalogue.Bundles;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding.Inside;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Words;

/// The website that a bundle is, in a sandbox in which it knows nothing of us, with a link that
/// opens it alone.
public final class Website extends Div {

    private static final long serialVersionUID = 1;

    /// The same as the answers themselves say, for browsers that would not hear it there.
    private static final String SANDBOX =
            "allow-scripts allow-forms allow-modals allow-popups allow-pointer-lock"
                    + " allow-presentation allow-downloads";

    private Website(Words words, Assets assets, String address) {
        addClassName("website");
        Element look = new Element("link");
        look.setAttribute("rel", "stylesheet")
                .setAttribute("href", assets.address("/look/bundle.css"));
        getElement().appendChild(look);
        Anchor alone = new Anchor(address, words.get("bundle.alone"));
        alone.setTarget(AnchorTarget.BLANK);
        alone.getElement().setAttribute("rel", "noopener noreferrer");
        alone.setRouterIgnore(true);
        alone.addClassNames("button", "button-quiet");
        Div tools = new Div(alone);
        tools.addClassName("bundle-tools");
        add(frame(address, words.get("bundle.website")), tools);
    }

    /// @return empty if there is no page in the bundle at which a website could begin
    public static Optional<Website> of(
            Words words, Assets assets, Bundles bundles, ExaminedFile bundle) {
        return bundle.findings()
                .of(Inside.class)
                .filter(one -> !one.kept().isEmpty())
                .filter(one -> one.path().matches("(?i)(.*/)?index\\.x?html?"))
                .min(Comparator.comparingLong(Website::depth))
                .map(index ->
                        new Website(words, assets, bundles.address(bundle.file(), index.path())));
    }

    private static long depth(Inside file) {
        return file.path().chars().filter(c -> c == '/').count();
    }

    static IFrame frame(String address, String title) {
        IFrame frame = new IFrame(address);
        frame.addClassName("bundle-frame");
        frame.getElement()
                .setAttribute("sandbox", SANDBOX)
                .setAttribute("title", title)
                .setAttribute("loading", "lazy")
                .setAttribute("referrerpolicy", "no-referrer")
                .setAttribute("allow", "fullscreen")
                .setAttribute("width", "100%")
                .setAttribute("height", "640");
        return frame;
    }
}
