package org.khuevan.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line between a browser and the platform that is slow upwards and can be cut.
public final class BadLine implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocket entrance = new ServerSocket();
    private final URI platform;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile int bytesPerSecond;

    /// @param platform its address
    /// @param bytesPerSecond upwards
    public BadLine(String platform, int bytesPerSecond) throws IOException {
        this.platform = URI.create(platform);
        this.bytesPerSecond = bytesPerSecond;
        entrance.setReceiveBufferSize(BUFFER);
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    public String address(String path) {
        return "http://localhost:" + entrance.getLocalPort() + path;
    }

    /// Everything on the line breaks off, and nothing gets through until it is mended.
    public void cut() {
        cut = true;
        open.forEach(BadLine::close);
    }

    public void mend() {
        cut = false;
    }

    public void hurry() {
        bytesPerSecond = Integer.MAX_VALUE;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket browser = entrance.accept();
                if (cut) {
                    browser.close();
                } else {
                    Socket server = new Socket(platform.getHost(), platform.getPort());
                    open.add(browser);
                    open.add(server);
                    Thread.ofVirtual().start(() -> carry(browser, server, true));
                    Thread.ofVirtual().start(() -> carry(server, browser, false));
                }
            } catch (IOException _) {
                // The line was closed, or one connection failed: the next one may not.
            }
        }
    }

    private void carry(Socket from, Socket to, boolean upwards) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (upwards) {
                    Thread.sleep(1000L * n / bytesPerSecond);
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException | InterruptedException _) {
            // One end is gone, so the other goes too.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(BadLine::close);
    }
}
