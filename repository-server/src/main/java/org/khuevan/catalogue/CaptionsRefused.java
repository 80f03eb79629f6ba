package org.khuevan.catalogue;

/// Captions cannot be kept as they are.
public final class CaptionsRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    public CaptionsRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why not.
    public enum Reason {
        /// Not a BCP 47 tag.
        LANGUAGE,
        /// Neither WebVTT nor SubRip.
        FORM,
        /// More than any recording says.
        LENGTH,
        /// Somebody saved them meanwhile.
        CHANGED,
        /// The file is no recording, or not examined yet.
        NO_RECORDING,
        /// No program writes captions here.
        NO_PROGRAM
    }
}
