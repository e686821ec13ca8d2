# sroki_embed(TARGET NAMESPACE HEADER FILES...): makes each file a constexpr std::string_view in
# HEADER (included as "<module>/<HEADER>"). The constant is the file's stem; dots and dashes become
# underscores, and a stem that starts with a digit gets an `n` before it.
function(sroki_embed target namespace header)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded/${header})
  set(inputs)
  foreach(file IN LISTS ARGN)
    list(APPEND inputs ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMESPACE=${namespace} "-DFILES=${inputs}"
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/embed_script.cmake
    COMMENT "Embedding ${header}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR}/embedded)
endfunction()
