//! An empty window of the same toolkit: what starting and memory are held against.

/// Opens it; it stays until it is closed.
pub fn empty() {
    struct Empty;
    impl eframe::App for Empty {
        fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
    }
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_title("Empty window").with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("Empty window", options, Box::new(|_| Ok(Box::new(Empty)))).expect("a window");
}
