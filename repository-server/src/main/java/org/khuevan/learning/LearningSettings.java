package org.khuevan.learning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;

/// @param keepGrades whether grades and certificates stay with the institution when somebody has
///   what they did deleted, as laws on school records ask for
@ConfigurationProperties("khuevan.learning")
record LearningSettings(@DefaultValue("true") boolean keepGrades) {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LearningSettings.class)
    static class Enabled {}
}
