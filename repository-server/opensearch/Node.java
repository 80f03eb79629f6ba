import org.codelibs.opensearch.runner.OpenSearchRunner;

/// Runs an OpenSearch node until it is ended: `java -cp ... Node.java folder port`.
public class Node {

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        new OpenSearchRunner()
                .onBuild((_, settings) -> settings.put("network.host", "127.0.0.1"))
                .build(
                        OpenSearchRunner.newConfigs()
                                .basePath(arguments[0])
                                .numOfNode(1)
                                .baseHttpPort(port - 1));
        Thread.currentThread().join();
    }
}
