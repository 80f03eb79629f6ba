package org.khuevan.search;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a generation of the index is being built, or is to be. Any thread asks for one; the
/// thread that changes the index builds it.
final class Rebuilding {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);

    private volatile boolean going;
    private volatile Optional<String> requested = Optional.empty();

    void request(String reason) {
        requested = Optional.of(reason);
    }

    /// Why there is to be a new one; asking takes the request.
    Optional<String> take() {
        Optional<String> reason = requested;
        requested = Optional.empty();
        return reason;
    }

    void begins(String reason) {
        LOG.warn("The index is built anew: {}", reason);
        going = true;
    }

    /// A generation was opened.
    ///
    /// @param complete whether it held everything once
    void opened(boolean complete) {
        going = !complete;
    }

    void caughtUp(Generation generation) {
        if (going) {
            LOG.info("The index holds every change up to {}", generation.position());
            going = false;
        }
    }

    boolean isGoing() {
        return going;
    }
}
