package org.khuevan.deposit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether programs write captions.
///
/// @param modelFolder with a Whisper model as whisper.cpp has it (`ggml-….bin`), the largest of
///   which is used; none is off
/// @param threads that listen to one recording; 0 for half of the processors
@ConfigurationProperties("khuevan.captions")
record CaptionsSettings(@DefaultValue("") String modelFolder, @DefaultValue("0") int threads) {

    CaptionsSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("khuevan.captions.threads is negative");
        }
        threads =
                threads == 0
                        ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2)
                        : threads;
    }
}
