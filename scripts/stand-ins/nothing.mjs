// Stands in the build for a module that a library names and this app never loads.
export default undefined;
